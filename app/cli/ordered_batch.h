// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace todoke::cli {

/// Runs jobs on all cores and hands on their results in the order in which the jobs were added. Memory stays constant:
/// add() waits while too many results are outstanding. Threads are started with the second job, so that one mail costs
/// none.
class OrderedBatch
{
public:
    using Job = std::function<std::string()>;
    using Sink = std::function<void(const std::string &)>;

    /// `sink` gets one result at a time, from any thread.
    OrderedBatch(std::size_t workers, Sink sink);
    ~OrderedBatch();
    OrderedBatch(const OrderedBatch &) = delete;
    OrderedBatch &operator=(const OrderedBatch &) = delete;

    void add(Job job);
    /// Waits until every result has been handed on.
    void finish();

private:
    void work();
    void deliver(std::size_t number, std::string result);

    std::size_t m_workers;
    Sink m_sink;
    Job m_first; ///< kept back: perhaps it is the only one

    std::mutex m_lock;
    std::condition_variable m_changed;
    std::deque<std::pair<std::size_t, Job>> m_waiting;
    std::map<std::size_t, std::string> m_done; ///< results whose predecessors are not there yet
    std::size_t m_added = 0;
    std::size_t m_delivered = 0;
    bool m_ended = false;
    std::vector<std::thread> m_threads;
};

} // namespace todoke::cli
