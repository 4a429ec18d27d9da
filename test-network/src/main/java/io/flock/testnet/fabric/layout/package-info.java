/** Pure plans: which nodes a network has, on which ports they listen, and where their files lie. */
package io.flock.testnet.fabric.layout;
