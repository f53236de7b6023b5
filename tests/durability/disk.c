/* A disk that fails when told to, and tells what it was asked: loaded before libc, for files beneath one folder.

   Asked of it is whatever changes something: a name made or taken away, bytes written, a length, a sync. `disk_begin` says from when on.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls, fail_at;
static int failure, forever, log_handle = -1;
static char folder[PATH_MAX];
static size_t folder_length;
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void load(void) { real_write = dlsym(RTLD_NEXT, "write"); }

/* Watch a folder: the call of that number fails, from 1, or none for 0; every one after it too where it is `ever`.
   It fails `with` an error, or for 0 kills the program there. Every call is written to `log`: kind, path, offset, length, bytes. */
void disk_begin(const char *named, long at, int with, int ever, const char *log) {
    strncpy(folder, named, sizeof folder - 1);
    folder_length = strlen(folder);
    calls = 0;
    fail_at = at;
    failure = with;
    forever = ever;
    if (*log) log_handle = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

long disk_calls(void) { return calls; }

static int inside(const char *path) { return folder_length && strncmp(path, folder, folder_length) == 0; }

static int of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static int fails(void) {
    calls++;
    if (!fail_at || calls < fail_at || (calls > fail_at && !forever)) return 0;
    if (!failure) kill(getpid(), SIGKILL);
    errno = failure;
    return 1;
}

static void tell(char kind, const char *path, int64_t offset, const void *bytes, uint32_t length) {
    if (log_handle < 0) return;
    uint32_t named = strlen(path);
    if (real_write(log_handle, &kind, 1) < 0 || real_write(log_handle, &named, 4) < 0 || real_write(log_handle, path, named) < 0 ||
        real_write(log_handle, &offset, 8) < 0 || real_write(log_handle, &length, 4) < 0 ||
        (bytes && real_write(log_handle, bytes, length) < 0)) _exit(70);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int handle, const void *bytes, size_t length) {
    char path[PATH_MAX];
    if (of(handle, path)) {
        if (fails()) return -1;
        tell('w', path, lseek(handle, 0, SEEK_CUR), bytes, length);
    }
    return real_write(handle, bytes, length);
}

ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    char path[PATH_MAX];
    if (of(handle, path)) {
        if (fails()) return -1;
        tell('w', path, offset, bytes, length);
    }
    return real(handle, bytes, length, offset);
}

ssize_t pwrite(int handle, const void *bytes, size_t length, off_t offset) { return pwrite64(handle, bytes, length, offset); }

static int synced(int handle, int (*real)(int)) {
    char path[PATH_MAX];
    if (of(handle, path)) {
        if (fails()) return -1;
        tell('s', path, 0, NULL, 0);
    }
    return real(handle);
}

int fsync(int handle) { REAL(int, fsync, int); return synced(handle, real); }
int fdatasync(int handle) { REAL(int, fdatasync, int); return synced(handle, real); }

int ftruncate64(int handle, off64_t length) {
    REAL(int, ftruncate64, int, off64_t);
    char path[PATH_MAX];
    if (of(handle, path)) {
        if (fails()) return -1;
        tell('t', path, length, NULL, 0);
    }
    return real(handle, length);
}

int ftruncate(int handle, off_t length) { return ftruncate64(handle, length); }

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    if (inside(path)) {
        if (fails()) return -1;
        tell('u', path, 0, NULL, 0);
    }
    return real(path);
}

/* A name that is made or taken away. */
static int names(const char *path) {
    if (!inside(path)) return 0;
    if (fails()) return 1;
    tell('n', path, 0, NULL, 0);
    return 0;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return names(to) ? -1 : real(from, to);
}

int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    return names(to) ? -1 : real(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int how) {
    REAL(int, linkat, int, const char *, int, const char *, int);
    return names(to) ? -1 : real(from_folder, from, to_folder, to, how);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return names(path) ? -1 : real(path, mode);
}

int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    return names(path) ? -1 : real(path);
}

/* In a folder that is open already, as whoever takes away a whole tree does. */
int unlinkat(int in, const char *name, int how) {
    REAL(int, unlinkat, int, const char *, int);
    char path[PATH_MAX];
    return of(in, path) && names(path) ? -1 : real(in, name, how);
}

int open64(const char *path, int how, ...) {
    REAL(int, open64, const char *, int, ...);
    va_list more;
    va_start(more, how);
    mode_t mode = how & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return (how & O_CREAT) && access(path, F_OK) && names(path) ? -1 : real(path, how, mode);
}

int open(const char *path, int how, ...) {
    va_list more;
    va_start(more, how);
    mode_t mode = how & O_CREAT ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open64(path, how, mode);
}
