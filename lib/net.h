/*
 * Addresses on the net, as they stand in running text: URLs, e-mail addresses,
 * host and file names.  All look at bytes up to the next blank or quotation
 * mark and no further.  s.p[s.n] must be readable, and no part of an address.
 */
#ifndef NET_H
#define NET_H

#include "span.h"

/*
 * The end of the URL that begins at byte i (scheme, or www.), without the marks
 * that the sentence set behind it; i if there is none.
 */
size_t	net_url(struct span s, size_t i);

/*
 * The end of the e-mail address that begins at i; i if there is none.  The part
 * before the at-sign is NET_LOCAL bytes at most.
 */
enum { NET_LOCAL = 64 };
size_t	net_email(struct span s, size_t i);

/*
 * The end of the host or file name at i (example.com, index.html, and what
 * path follows it); i if its last part is no known ending.
 */
size_t	net_host(struct span s, size_t i);

#endif
