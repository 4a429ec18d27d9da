/** The data and bundles that travel with the module are what their READMEs say. */
package io.flock.testnet.data;
