// A third party's day with the generated client: create, answer, close, then read what happened from the feed.
// Run with POSVENTA_URL, POSVENTA_KEY (a vendor's key) and POSVENTA_ORDER in the environment.
import { Configuration, EventsApi, ResponseError, TicketsApi } from '../index';

declare const process: { env: Record<string, string | undefined>; exitCode?: number };

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(name + ' is not set');
  return value;
}

async function walk(): Promise<void> {
  const configuration = new Configuration({ basePath: required('POSVENTA_URL'), accessToken: required('POSVENTA_KEY') });
  const tickets = new TicketsApi(configuration);
  const events = new EventsApi(configuration);

  const opened = await tickets.openTicket({
    newTicket: { type: 'support', order: required('POSVENTA_ORDER'), subject: 'From TypeScript', body: 'The customer wrote to our desk.' },
    idempotencyKey: 'typescript-walk-' + Math.random(),
  });
  await tickets.postMessage({ id: opened.id, newMessage: { body: 'Here is a new link.' } });
  const closed = await tickets.closeTicket({ id: opened.id, closeTicket: { comment: 'Solved.' } });
  if (closed.status !== 'closed') throw new Error('The ticket is ' + closed.status);

  try {
    await tickets.closeTicket({ id: opened.id });
    throw new Error('A closed ticket was closed again');
  } catch (error) {
    if (!(error instanceof ResponseError) || error.response.status !== 409) throw error;
    const problem = await error.response.json();
    if (problem.code !== 'ticket-already-closed') throw new Error('Refused with ' + problem.code);
  }

  const told: string[] = [];
  let cursor: string | undefined;
  for (let tries = 0; tries < 100 && !told.includes('ticket.closed'); tries++) {
    const page = await events.listEvents({ cursor, types: 'ticket.*,message.*' });
    page.data.filter((event) => event.subject === opened.id).forEach((event) => told.push(event.type));
    cursor = page.nextCursor;
    if (!page.hasMore) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.log(opened.number + ': ' + told.join(', '));
}

walk().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
