/**
 * Whose signature something is: certificates, the organisations that issued them, and who belongs to an organisation by the
 * rules of Fabric's membership service provider.
 *
 * <p>What always holds: a certificate that a stranger made odd is nobody's and never ends an audit.
 */
package io.flock.sdk.audit.internal.msp;
