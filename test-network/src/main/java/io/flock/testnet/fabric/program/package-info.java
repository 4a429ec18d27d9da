/**
 * The programs of Fabric and Kubo: where they are, and how one is run to its end. This project downloads and builds
 * none of them; what is missing is named together with the command of its own documentation that installs it.
 */
package io.flock.testnet.fabric.program;
