/**
 * The task bundle: what is trained, on which data and by which rules, as one declarative JSON document whose digest
 * stands on the ledger.
 *
 * <p>What always holds: a bundle holds no code and names no class; it is read strictly, and what is wrong in it is
 * named by its path ({@code $.model.layers[2].units}); two bundles that mean the same have the same canonical bytes;
 * the layout of the model's tensors follows from the bundle alone, whatever engine trains it.
 */
package io.flock.client.bundle;
