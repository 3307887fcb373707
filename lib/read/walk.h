/*
 * The files in a folder and the folders in it, in the order of their paths' bytes.
 *
 * Files whose names begin with a dot are left out, and so are links to
 * folders: a walk always ends.
 */
#ifndef READ_WALK_H
#define READ_WALK_H

#include <stdbool.h>

bool	walk_is_folder(const char *path);

/* Calls each(of, path) until that gives false.  False + errno if a folder could not be read. */
bool	walk_folder(const char *path, bool (*each)(void *of, const char *path), void *of);

#endif
