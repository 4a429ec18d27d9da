/**
 * What an audit found, as a document that others can make themselves and compare byte by byte.
 *
 * <p>What always holds: the document follows from the blocks, the settings that it names and the program's version. No time,
 * no path and no name of a machine is in it. Only {@link io.flock.sdk.audit.report.RoundCheck} depends on something else: on
 * what content nodes still have.
 */
package io.flock.sdk.audit.report;
