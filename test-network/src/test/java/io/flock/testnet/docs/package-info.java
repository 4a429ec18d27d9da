/** Pages that are derived from code, or that claim something about it, held to the code. */
package io.flock.testnet.docs;
