// SPDX-License-Identifier: MIT
#include "core/text/source_map.h"

#include <QTest>

using namespace todoke;

class TestSourceMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identityIsShifted();
    void joinsNeighbours();
    void findsTheHull();
    void emptyRangesStandSomewhere();
    void composes();
    void composesWithIdentity();
    void sourceTextKnowsItsPieces();
    void staysSmall();
};

namespace {

/// "abXYcd" from "ab==cd" where XY is a whole piece made of "==".
SourceMap threePieces()
{
    SourceMap map;
    map.add({0, 2}, {10, 2});
    map.addWhole({2, 2}, {12, 2});
    map.add({4, 2}, {14, 2});
    return map;
}

} // namespace

void TestSourceMap::identityIsShifted()
{
    QCOMPARE(SourceMap(7).toSource({3, 2}), (Span{10, 2}));
    QCOMPARE(SourceMap().toSource({3, 0}), (Span{3, 0}));
    QVERIFY(SourceMap(7).isIdentity());
}

void TestSourceMap::joinsNeighbours()
{
    SourceMap map;
    map.add({0, 2}, {5, 2});
    map.add({2, 3}, {7, 3});
    map.add({5, 1}, {11, 1});
    map.add({6, 0}, {12, 4});
    QCOMPARE(map.segments().size(), std::size_t{2});
    QCOMPARE(map.toSource({1, 3}), (Span{6, 3}));
}

void TestSourceMap::findsTheHull()
{
    const SourceMap map = threePieces();
    QCOMPARE(map.toSource({0, 1}), (Span{10, 1}));
    QCOMPARE(map.toSource({3, 1}), (Span{12, 2}));
    QCOMPARE(map.toSource({1, 4}), (Span{11, 4}));
    QCOMPARE(map.toSource({0, 6}), (Span{10, 6}));
    QCOMPARE(map.toSource({5, 100}), (Span{15, 1}));
}

void TestSourceMap::emptyRangesStandSomewhere()
{
    const SourceMap map = threePieces();
    QCOMPARE(map.toSource({1, 0}), (Span{11, 0}));
    QCOMPARE(map.toSource({6, 0}), (Span{16, 0}));
    QCOMPARE(map.toSource({9, 3}), (Span{16, 0}));
}

void TestSourceMap::composes()
{
    // outer: middle 0..5 = source 0..5, middle 5..10 made of source 6..7 as a whole, middle 10..15 = source 9..14
    SourceMap outer;
    outer.add({0, 5}, {0, 5});
    outer.addWhole({5, 5}, {6, 2});
    outer.add({10, 5}, {9, 5});
    // inner: derived 0..12 = middle 2..14, derived 12..13 made of middle 14..15
    SourceMap inner;
    inner.add({0, 12}, {2, 12});
    inner.addWhole({12, 3}, {14, 1});
    const SourceMap map = inner.through(outer);
    QCOMPARE(map.toSource({0, 3}), (Span{2, 3}));
    QCOMPARE(map.toSource({4, 1}), (Span{6, 2}));
    QCOMPARE(map.toSource({8, 2}), (Span{9, 2}));
    QCOMPARE(map.toSource({12, 1}), (Span{13, 1}));
    QCOMPARE(map.toSource({0, 15}), (Span{2, 12}));
}

void TestSourceMap::composesWithIdentity()
{
    const SourceMap map = threePieces();
    QCOMPARE(map.through(SourceMap(100)).toSource({4, 2}), (Span{114, 2}));
    QCOMPARE(SourceMap(3).through(map).toSource({0, 2}), (Span{12, 3}));
    QCOMPARE(SourceMap(3).through(SourceMap(4)).toSource({0, 2}), (Span{7, 2}));
}

void TestSourceMap::sourceTextKnowsItsPieces()
{
    const std::string raw = "..hello";
    SourceText text;
    text.text = std::string_view(raw).substr(2);
    text.map = SourceMap(2);
    QCOMPARE(text.sourceOf(text.text.substr(1, 3)), (Span{3, 3}));
}

void TestSourceMap::staysSmall()
{
    // every other source byte is left out, so that no two segments continue each other
    constexpr std::size_t count = 3'000'000;
    SourceMap map;
    for (std::size_t i = 0; i < count; ++i) {
        map.add({i, 1}, {2 * i, 1});
    }
    QVERIFY(map.segments().size() <= SourceMap::mostSegments);
    for (const std::size_t at : {std::size_t{0}, count / 3, count - 1}) {
        const Span source = map.toSource({at, 1});
        QVERIFY(source.contains(2 * at));
        QVERIFY(source.size <= 256);
    }
}

QTEST_GUILESS_MAIN(TestSourceMap)
#include "tst_source_map.moc"
