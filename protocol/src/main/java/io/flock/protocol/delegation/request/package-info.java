/** What the functions of contract {@code delegation} are asked. */
package io.flock.protocol.delegation.request;
