// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/span.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace todoke {

/// The way back from a derived text (repaired paste, decoded part, converted charset) to the bytes it came from.
///
/// A list of segments in rising order of `derived.begin`. A segment maps byte by byte (its sizes are equal then), or as
/// a whole to its whole source range (a base64 line, a converted run of Japanese). A map without segments is the
/// identity shifted by `base()`. A map that would take more than mostSegments is made coarser: neighbours become one
/// segment that maps as a whole, so that hostile text costs no memory and answers stay true.
class SourceMap
{
public:
    enum class Match {
        Bytes, ///< byte n of the derived range is byte n of the source range
        Whole  ///< any piece of the derived range came from somewhere in the source range
    };
    struct Segment
    {
        Span derived;
        Span source;
        Match match = Match::Bytes;
        friend bool operator==(const Segment &, const Segment &) = default;
    };

    static constexpr std::size_t mostSegments = 1U << 18U;

    SourceMap() = default;
    /// Identity: derived offset n is source offset base + n.
    explicit SourceMap(std::size_t base) : m_base(base) {}

    /// Appends a segment: byte by byte when the sizes are equal, else as a whole. Neighbours that continue each other
    /// byte by byte are joined. `derived` must not overlap or precede what is already there. A segment with an empty
    /// `derived` is ignored.
    void add(Span derived, Span source);
    /// Appends a segment that maps as a whole, for converted text whose sizes may be equal by chance.
    void addWhole(Span derived, Span source);

    [[nodiscard]] bool isIdentity() const { return m_segments.empty(); }
    [[nodiscard]] std::size_t base() const { return m_base; }
    [[nodiscard]] const std::vector<Segment> &segments() const { return m_segments; }

    /// The source range that a derived range came from: the hull of all segments touched. An empty range, or one that
    /// touches no segment, yields an empty range where it would stand. O(log segments).
    [[nodiscard]] Span toSource(Span derived) const;

    /// A map from the texts derived by `*this` to the source of `outer` (`*this` maps derived → middle, `outer` maps
    /// middle → source). Linear in the segments of both.
    [[nodiscard]] SourceMap through(const SourceMap &outer) const &;
    /// The same without a copy where `outer` only shifts.
    [[nodiscard]] SourceMap through(const SourceMap &outer) &&;

    friend bool operator==(const SourceMap &, const SourceMap &) = default;

private:
    void push(const Segment &segment);
    void makeCoarser();
    /// The first segment that ends after `offset`.
    [[nodiscard]] std::vector<Segment>::const_iterator firstEndingAfter(std::size_t offset) const;
    [[nodiscard]] Span emptyAt(std::vector<Segment>::const_iterator segment, std::size_t offset) const;
    [[nodiscard]] SourceMap shifted(std::size_t by) const;
    [[nodiscard]] SourceMap composed(const SourceMap &outer) const;

    std::size_t m_base = 0;
    std::size_t m_grain = 0; ///< smaller segments (in derived bytes) are joined with their neighbour
    std::vector<Segment> m_segments;
};

/// UTF-8 text together with the way back to the bytes it was read from. Where nothing had to be decoded, `text` points
/// into the raw bytes and costs nothing; else `storage` owns it. Copies share the storage.
struct SourceText
{
    std::string_view text;
    std::shared_ptr<const std::string> storage; ///< null when `text` lies in the raw bytes
    SourceMap map;                              ///< offsets in `text` → bytes of the parsed mail

    [[nodiscard]] Span toSource(Span inText) const { return map.toSource(inText); }
    /// The range of `piece`, which must be a sub-view of `text`, in the source bytes.
    [[nodiscard]] Span sourceOf(std::string_view piece) const
    {
        return map.toSource({static_cast<std::size_t>(piece.data() - text.data()), piece.size()});
    }
};

} // namespace todoke
