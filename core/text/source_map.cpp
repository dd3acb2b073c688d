// SPDX-License-Identifier: MIT
#include "core/text/source_map.h"

#include <algorithm>
#include <utility>

namespace todoke {

namespace {

/// The source of a piece of one segment.
Span pieceSource(const SourceMap::Segment &segment, Span piece)
{
    if (segment.match == SourceMap::Match::Whole) {
        return segment.source;
    }
    return {segment.source.begin + (piece.begin - segment.derived.begin), piece.size};
}

SourceMap::Segment joined(const SourceMap::Segment &a, const SourceMap::Segment &b)
{
    return {hull(a.derived, b.derived), hull(a.source, b.source), SourceMap::Match::Whole};
}

} // namespace

void SourceMap::add(Span derived, Span source)
{
    if (derived.size != source.size) {
        addWhole(derived, source);
        return;
    }
    if (derived.empty()) {
        return;
    }
    if (!m_segments.empty()) {
        Segment &last = m_segments.back();
        if (last.match == Match::Bytes && last.derived.end() == derived.begin && last.source.end() == source.begin) {
            last.derived.size += derived.size;
            last.source.size += source.size;
            return;
        }
    }
    push({derived, source, Match::Bytes});
}

void SourceMap::addWhole(Span derived, Span source)
{
    if (!derived.empty()) {
        push({derived, source, Match::Whole});
    }
}

void SourceMap::push(const Segment &segment)
{
    if (m_grain != 0 && !m_segments.empty() && m_segments.back().derived.size < m_grain) {
        m_segments.back() = joined(m_segments.back(), segment);
        return;
    }
    m_segments.push_back(segment);
    if (m_segments.size() > mostSegments) {
        makeCoarser();
    }
}

void SourceMap::makeCoarser()
{
    constexpr std::size_t firstGrain = 64;
    while (m_segments.size() > mostSegments / 2) {
        m_grain = m_grain == 0 ? firstGrain : 2 * m_grain;
        std::size_t kept = 0;
        for (std::size_t i = 1; i < m_segments.size(); ++i) {
            if (m_segments[kept].derived.size < m_grain) {
                m_segments[kept] = joined(m_segments[kept], m_segments[i]);
            } else {
                m_segments[++kept] = m_segments[i];
            }
        }
        m_segments.resize(kept + 1);
    }
}

std::vector<SourceMap::Segment>::const_iterator SourceMap::firstEndingAfter(std::size_t offset) const
{
    return std::partition_point(m_segments.begin(), m_segments.end(),
                                [offset](const Segment &segment) { return segment.derived.end() <= offset; });
}

Span SourceMap::emptyAt(std::vector<Segment>::const_iterator segment, std::size_t offset) const
{
    if (segment != m_segments.end() && segment->derived.contains(offset)) {
        return {pieceSource(*segment, {offset, 0}).begin, 0};
    }
    if (segment != m_segments.begin()) {
        return {std::prev(segment)->source.end(), 0};
    }
    return {segment != m_segments.end() ? segment->source.begin : m_base, 0};
}

Span SourceMap::toSource(Span derived) const
{
    if (isIdentity()) {
        return {m_base + derived.begin, derived.size};
    }
    const auto first = firstEndingAfter(derived.begin);
    if (derived.empty() || first == m_segments.end() || first->derived.begin >= derived.end()) {
        return emptyAt(first, derived.begin);
    }
    // The source ranges rise with the derived ones, so that the first and the last touched span the hull.
    const auto last = std::prev(std::partition_point(
        first, m_segments.end(), [&](const Segment &segment) { return segment.derived.begin < derived.end(); }));
    const auto clipped = [&](const Segment &segment) {
        const std::size_t begin = std::max(derived.begin, segment.derived.begin);
        return Span{begin, std::min(derived.end(), segment.derived.end()) - begin};
    };
    return hull(pieceSource(*first, clipped(*first)), pieceSource(*last, clipped(*last)));
}

SourceMap SourceMap::shifted(std::size_t by) const
{
    SourceMap out;
    for (auto segment = firstEndingAfter(by); segment != m_segments.end(); ++segment) {
        const std::size_t begin = std::max(by, segment->derived.begin);
        const Span piece{begin, segment->derived.end() - begin};
        out.m_segments.push_back({{piece.begin - by, piece.size}, pieceSource(*segment, piece), segment->match});
    }
    return out;
}

SourceMap SourceMap::through(const SourceMap &outer) const &
{
    return isIdentity() || outer.isIdentity() ? SourceMap(*this).through(outer) : composed(outer);
}

SourceMap SourceMap::through(const SourceMap &outer) &&
{
    if (isIdentity()) {
        return outer.isIdentity() ? SourceMap(outer.m_base + m_base) : outer.shifted(m_base);
    }
    if (!outer.isIdentity()) {
        return composed(outer);
    }
    for (Segment &segment : m_segments) {
        segment.source.begin += outer.m_base;
    }
    return std::move(*this);
}

SourceMap SourceMap::composed(const SourceMap &outer) const
{
    SourceMap out;
    out.m_segments.reserve(std::min(m_segments.size(), mostSegments));
    auto walker = outer.m_segments.begin();
    for (const Segment &segment : m_segments) {
        if (segment.match == Match::Whole) {
            out.addWhole(segment.derived, outer.toSource(segment.source));
            continue;
        }
        while (walker != outer.m_segments.end() && walker->derived.end() <= segment.source.begin) {
            ++walker;
        }
        for (auto at = walker; at != outer.m_segments.end() && at->derived.begin < segment.source.end(); ++at) {
            const std::size_t begin = std::max(segment.source.begin, at->derived.begin);
            const Span middle{begin, std::min(segment.source.end(), at->derived.end()) - begin};
            const Span derived{segment.derived.begin + (begin - segment.source.begin), middle.size};
            if (at->match == Match::Whole) {
                out.addWhole(derived, at->source);
            } else {
                out.add(derived, pieceSource(*at, middle));
            }
        }
    }
    return out;
}

} // namespace todoke
