/*
 * Writes down, in their order, all that a program does to some files, and can make the disk fail. Loaded before the C library (LD_PRELOAD), so
 * that SQLite's own writes and syncs pass through it.
 *
 * PC_FILES: what the paths of those files begin with. PC_LOG: where it is written down. PC_FAIL: "sync 7" or "write 7": the seventh and all
 * later ones fail (EIO, ENOSPC) for as long as the file PC_LOG.broken is there.
 *
 * A record: what (w write, s sync, t truncate, m mark), a number for the file, length, offset, and then the bytes. A file whose name ends in
 * ".marks" takes marks: what the program writes there says what it has told others.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_FDS = 4096 };

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
/* By descriptor: 0 no file of ours, 1 database, 2 log (-wal), 3 marks. */
static unsigned char kinds[MOST_FDS];
static int log_fd = -1;
static long syncs, writes;

static int kind_of(int fd) { return fd >= 0 && fd < MOST_FDS ? kinds[fd] : 0; }

static int ends(const char *path, const char *ending) {
  size_t a = strlen(path), b = strlen(ending);
  return a >= b && strcmp(path + a - b, ending) == 0;
}

static void opened(int fd, const char *path) {
  const char *ours = getenv("PC_FILES");
  if (fd < 0 || fd >= MOST_FDS) return;
  kinds[fd] = 0;
  if (!ours || strncmp(path, ours, strlen(ours)) != 0) return;
  const char *rest = path + strlen(ours);
  kinds[fd] = *rest == 0 ? 1 : ends(rest, "-wal") ? 2 : ends(rest, ".marks") ? 3 : 0;
}

static void record(char what, int kind, const void *bytes, uint32_t length, uint64_t offset) {
  if (log_fd < 0) {
    const char *path = getenv("PC_LOG");
    if (!path) return;
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  unsigned char head[14] = {(unsigned char)what, (unsigned char)kind};
  memcpy(head + 2, &length, 4);
  memcpy(head + 6, &offset, 8);
  syscall(SYS_write, log_fd, head, sizeof head);
  if (bytes) syscall(SYS_write, log_fd, bytes, (size_t)length);
}

/* Whether the disk is to fail now. */
static int fails(const char *how, long count) {
  const char *asked = getenv("PC_FAIL"), *path = getenv("PC_LOG");
  char broken[4096];
  if (!asked || !path || strncmp(asked, how, strlen(how)) != 0 || count < atol(asked + strlen(how))) return 0;
  snprintf(broken, sizeof broken, "%s.broken", path);
  return syscall(SYS_faccessat, AT_FDCWD, broken, F_OK) == 0;
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = va_arg(rest, int);
  va_end(rest);
  int fd = ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64"))(path, flags, mode);
  opened(fd, path);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  int mode = va_arg(rest, int);
  va_end(rest);
  int fd = ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open"))(path, flags, mode);
  opened(fd, path);
  return fd;
}

int close(int fd) {
  if (fd >= 0 && fd < MOST_FDS) kinds[fd] = 0;
  return ((int (*)(int))dlsym(RTLD_NEXT, "close"))(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  int kind = kind_of(fd);
  if (!kind || kind == 3) return real(fd, bytes, length, offset);
  pthread_mutex_lock(&one_at_a_time);
  ssize_t done = -1;
  if (fails("write ", ++writes)) errno = ENOSPC;
  else if ((done = real(fd, bytes, length, offset)) > 0) record('w', kind, bytes, (uint32_t)done, (uint64_t)offset);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (kind_of(fd) == 3) {
    pthread_mutex_lock(&one_at_a_time);
    record('m', 3, bytes, (uint32_t)length, 0);
    pthread_mutex_unlock(&one_at_a_time);
  }
  return real(fd, bytes, length);
}

static int synced(int fd, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  int kind = kind_of(fd);
  if (!kind || kind == 3) return real(fd);
  pthread_mutex_lock(&one_at_a_time);
  int done = -1;
  if (fails("sync ", ++syncs)) errno = EIO;
  else if ((done = real(fd)) == 0) record('s', kind, 0, 0, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

int ftruncate64(int fd, off64_t length) {
  int (*real)(int, off64_t) = dlsym(RTLD_NEXT, "ftruncate64");
  int kind = kind_of(fd);
  if (!kind || kind == 3) return real(fd, length);
  pthread_mutex_lock(&one_at_a_time);
  int done = real(fd, length);
  if (done == 0) record('t', kind, 0, 0, (uint64_t)length);
  pthread_mutex_unlock(&one_at_a_time);
  return done;
}
