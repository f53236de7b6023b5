/* A disk that fails when told to, and tells what it was asked: loaded before libc, for files beneath one folder.

   DISK_FOLDER    the folder
   DISK_FAIL_AT   the number of the call that fails, from 1; 0 for none
   DISK_ERRNO     what it fails with
   DISK_FOREVER   1 when every call after it fails too
   DISK_LOG       a file that every call is written to: kind, path, offset, length, bytes
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long calls, fail_at;
static int failure, forever, log_handle = -1;
static char folder[PATH_MAX];
static size_t folder_length;
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void begin(void) {
    const char *named = getenv("DISK_FOLDER"), *at = getenv("DISK_FAIL_AT"), *with = getenv("DISK_ERRNO");
    const char *ever = getenv("DISK_FOREVER"), *log = getenv("DISK_LOG");
    real_write = dlsym(RTLD_NEXT, "write");
    if (named) { strncpy(folder, named, sizeof folder - 1); folder_length = strlen(folder); }
    fail_at = at ? atol(at) : 0;
    failure = with ? atoi(with) : 5;
    forever = ever && *ever == '1';
    if (log) log_handle = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

__attribute__((destructor)) static void end(void) {
    const char *tell = getenv("DISK_COUNT");
    if (!tell || !folder_length) return;
    char text[32];
    int handle = open(tell, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int length = snprintf(text, sizeof text, "%ld", calls);
    if (handle >= 0) { if (real_write(handle, text, length) < 0) {} close(handle); }
}

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

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    if (inside(to) && fails()) return -1;
    return real(from, to);
}
