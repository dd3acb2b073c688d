// SPDX-License-Identifier: MIT
#include "app/cli/ordered_batch.h"

#include <algorithm>
#include <utility>

namespace todoke::cli {

namespace {

/// Jobs a worker that may be waiting or done before their turn.
constexpr std::size_t aheadPerWorker = 4;

} // namespace

OrderedBatch::OrderedBatch(std::size_t workers, Sink sink)
    : m_workers(std::max<std::size_t>(workers, 1)), m_sink(std::move(sink))
{
}

OrderedBatch::~OrderedBatch()
{
    finish();
}

void OrderedBatch::add(Job job)
{
    if (m_workers == 1) {
        m_sink(job());
        return;
    }
    if (m_threads.empty() && !m_first) {
        m_first = std::move(job);
        return;
    }
    if (m_threads.empty()) {
        m_waiting.emplace_back(m_added++, std::move(m_first));
        for (std::size_t i = 0; i < m_workers; ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }
    std::unique_lock lock(m_lock);
    m_changed.wait(lock, [this] { return m_added - m_delivered < m_workers * aheadPerWorker; });
    m_waiting.emplace_back(m_added++, std::move(job));
    m_changed.notify_all();
}

void OrderedBatch::finish()
{
    if (m_first && m_threads.empty()) {
        m_sink(std::exchange(m_first, nullptr)());
    }
    {
        const std::lock_guard lock(m_lock);
        m_ended = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
    m_threads.clear();
    m_ended = false;
}

void OrderedBatch::work()
{
    while (true) {
        std::unique_lock lock(m_lock);
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ended; });
        if (m_waiting.empty()) {
            return;
        }
        auto [number, job] = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        deliver(number, job());
    }
}

void OrderedBatch::deliver(std::size_t number, std::string result)
{
    const std::lock_guard lock(m_lock);
    m_done.emplace(number, std::move(result));
    for (auto next = m_done.begin(); next != m_done.end() && next->first == m_delivered; next = m_done.begin()) {
        m_sink(next->second);
        m_done.erase(next);
        ++m_delivered;
    }
    m_changed.notify_all();
}

} // namespace todoke::cli
