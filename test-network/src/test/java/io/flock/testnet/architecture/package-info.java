/** Rules about the shape of the whole project, held where every module is on the class path. */
package io.flock.testnet.architecture;
