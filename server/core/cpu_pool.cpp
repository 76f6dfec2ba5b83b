// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/cpu_pool.h"

#include <algorithm>

namespace paushtik {

CpuPool::CpuPool(int threads, int maxWaiting) : m_most(std::max(1, threads) + maxWaiting)
{
    m_threads.setMaxThreadCount(std::max(1, threads));
}

CpuPool::~CpuPool()
{
    m_threads.waitForDone();
}

bool CpuPool::admit()
{
    if (m_admitted.fetch_add(1) < m_most)
        return true;
    m_admitted.fetch_sub(1);
    return false;
}

} // namespace paushtik
