/** Whole lives of tasks in virtual time, with faults and adversaries; what always holds is checked after every event. */
package io.flock.chaincode.history;
