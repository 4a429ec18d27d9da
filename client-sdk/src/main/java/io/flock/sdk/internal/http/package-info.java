/** What the SDK's clients of HTTP share. Not for apps: it may change from one day to the next. */
package io.flock.sdk.internal.http;
