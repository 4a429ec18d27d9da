/** What an audit checks beside the blocks: whether adopted models are what the updates combine to. */
package io.flock.client.audit;
