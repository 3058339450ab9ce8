/** What third parties make of the contract. */
package io.posventa.e2e.clients;
