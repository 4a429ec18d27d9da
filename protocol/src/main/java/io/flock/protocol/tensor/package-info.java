/**
 * Model weights as they travel: named float32 tensors, their canonical order, safetensors files and the
 * initialisation from a seed.
 *
 * <p>What always holds: a {@link io.flock.protocol.tensor.ModelWeights} matches its layout and is finite in every
 * value; the same weights give the same file bytes and the same two digests on every machine; no byte of a file's
 * body is read, and no memory is taken for it, before its header was checked against the layout that the reader
 * expects.
 *
 * <p>Not for chaincode: this package and {@code aggregate} are the only ones of the module that compute with
 * floating point.
 */
package io.flock.protocol.tensor;
