-- What was answered to a request with an Idempotency-Key. The row is claimed, and the answer kept,
-- by the transaction that does the work; the claim is a digest of principal, method, path and key.
create table idempotency (
  marketplace_id text collate "C" not null,
  claim          text collate "C" not null,
  fingerprint    text collate "C" not null,
  status         int check (status between 200 and 499),
  headers        jsonb,
  body           text,
  created_at     timestamptz not null,
  expires_at     timestamptz,
  primary key (marketplace_id, claim)
);
create index idempotency_age on idempotency (expires_at) where expires_at is not null;
select tenant_table('idempotency');
