/** Files of this machine that are replaced as a whole: whoever reads one finds what was there before, or all of the new. */
package io.flock.client.file;
