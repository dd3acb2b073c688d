// SPDX-License-Identifier: MIT
#include "app/cli/ordered_batch.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace todoke::cli;

class TestOrderedBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder_data();
    void keepsTheOrder();
    void oneJobNeedsNoThread();
    void holdsBackTheReader();
};

void TestOrderedBatch::keepsTheOrder_data()
{
    QTest::addColumn<std::size_t>("workers");
    QTest::addColumn<int>("jobs");
    QTest::newRow("one core") << std::size_t{1} << 50;
    QTest::newRow("unknown number of cores") << std::size_t{0} << 50;
    QTest::newRow("four") << std::size_t{4} << 500;
    QTest::newRow("no job") << std::size_t{4} << 0;
    QTest::newRow("two jobs") << std::size_t{4} << 2;
}

void TestOrderedBatch::keepsTheOrder()
{
    QFETCH(std::size_t, workers);
    QFETCH(int, jobs);
    std::string printed;
    std::string expected;
    OrderedBatch batch(workers, [&printed](const std::string &text) { printed += text; });
    for (int i = 0; i < jobs; ++i) {
        expected += std::to_string(i) + ' ';
        batch.add([i] {
            std::this_thread::sleep_for(std::chrono::microseconds(i % 7 == 0 ? 800 : 20)); // some take longer
            return std::to_string(i) + ' ';
        });
    }
    batch.finish();
    QCOMPARE(printed, expected);
}

void TestOrderedBatch::oneJobNeedsNoThread()
{
    std::thread::id ranIn;
    OrderedBatch batch(4, [](const std::string &) {});
    batch.add([&ranIn] {
        ranIn = std::this_thread::get_id();
        return std::string();
    });
    batch.finish();
    QVERIFY(ranIn == std::this_thread::get_id());
}

/// A mailbox of any size must not pile up in memory while one mail takes long.
void TestOrderedBatch::holdsBackTheReader()
{
    std::atomic<int> started = 0;
    std::atomic<bool> go = false;
    OrderedBatch batch(2, [](const std::string &) {});
    std::thread reader([&] {
        for (int i = 0; i < 100; ++i) {
            batch.add([&] {
                while (!go) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                return std::string();
            });
            ++started;
        }
    });
    QTest::qWait(50);
    const int before = started;
    go = true;
    reader.join();
    batch.finish();
    QVERIFY2(before < 20, QByteArray::number(before).constData());
    QCOMPARE(started.load(), 100);
}

QTEST_GUILESS_MAIN(TestOrderedBatch)
#include "tst_ordered_batch.moc"
