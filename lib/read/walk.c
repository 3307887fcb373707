/*
 * See walk.h.
 *
 * Paths to come are a stack, the next one on top: a folder's entries are put
 * on it in reverse order, so nothing recurses and no folder stays open.  Those
 * of folders end in a slash, so that all files come out in the order of their
 * whole paths, a.txt before a/b.txt.
 */
#include "read/walk.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct stack {
	char	**path;		/* owned */
	size_t	 n, cap;
};

bool
walk_is_folder(const char *path)
{
	struct stat st;

	return path != NULL && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
ends_in_slash(const char *path)
{
	size_t n = strlen(path);

	return n > 0 && path[n - 1] == '/';
}

static void
push(struct stack *s, const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + sizeof("//");
	char *p = mem_alloc(size);
	struct stat st;
	int n;

	n = snprintf(p, size, "%s%s%s", folder, ends_in_slash(folder) ? "" : "/", name);
	if (lstat(p, &st) == 0 && S_ISDIR(st.st_mode))
		memcpy(p + n, "/", sizeof("/"));
	mem_room(&s->path, &s->cap, s->n + 1, sizeof(*s->path));
	s->path[s->n++] = p;
}

static int
last_first(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static bool
push_entries(struct stack *s, const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *e;
	size_t from = s->n;

	if (dir == NULL)
		return false;
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			push(s, folder, e->d_name);
	closedir(dir);
	if (s->n > from + 1)
		qsort(s->path + from, s->n - from, sizeof(*s->path), last_first);
	return true;
}

bool
walk_folder(const char *path, bool (*each)(void *of, const char *path), void *of)
{
	struct stack s = { 0 };
	bool more = true, good = push_entries(&s, path);
	int err = errno;

	while (s.n > 0) {
		char *p = s.path[--s.n];

		if (more && ends_in_slash(p)) {
			if (!push_entries(&s, p)) {
				err = errno;
				good = false;
			}
		} else if (more && !walk_is_folder(p))
			more = each(of, p);
		free(p);
	}
	free(s.path);
	errno = err;
	return good;
}
