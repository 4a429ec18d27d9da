/**
 * What a demo found, and the forms in which it is told: JSON, a table, a self-contained page with plots.
 *
 * <p>Always holds: every form is made from a {@link io.flock.testnet.demo.report.DemoResult} alone, which is read off
 * the ledger; nothing is measured or decided here.
 */
package io.flock.testnet.demo.report;
