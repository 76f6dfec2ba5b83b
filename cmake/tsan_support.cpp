// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into the programs of a ThreadSanitizer build alone.
#include <cstdarg>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

// Qt and the other libraries are not instrumented: what they do among themselves cannot be judged.
extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1";
}

// QProcess starts a child by clone(CLONE_VM | CLONE_VFORK). ThreadSanitizer takes every clone() for
// a fork, so in a child that shares our memory it rewrites our own state, and then aborts. A true
// fork serves QProcess as well.
extern "C" int clone(int (*function)(void *), void * /*stack*/, int flags, void *argument, ...)
{
    va_list more;
    va_start(more, argument);
    auto *const parentTid = va_arg(more, pid_t *);
    va_end(more);
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(function(argument));
    if (child > 0 && (flags & CLONE_PIDFD) != 0)
        *parentTid = static_cast<pid_t>(::syscall(SYS_pidfd_open, child, 0));
    return child;
}
