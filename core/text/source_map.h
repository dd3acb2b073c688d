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
/// A list of segments in rising order of `derived.begin`. A segment whose two sizes are equal maps byte by byte; one
/// whose sizes differ (a base64 line, a converted run of Japanese) maps as a whole to its whole source range. A map
/// without segments is the identity shifted by `base()`.
class SourceMap
{
public:
    struct Segment
    {
        Span derived;
        Span source;
        friend bool operator==(const Segment &, const Segment &) = default;
    };

    SourceMap() = default;
    /// Identity: derived offset n is source offset base + n.
    explicit SourceMap(std::size_t base) : m_base(base) {}

    /// Appends a segment; neighbours that continue each other byte by byte are joined. `derived` must not overlap or
    /// precede what is already there. A segment with an empty `derived` is ignored.
    void add(Span derived, Span source);

    [[nodiscard]] bool isIdentity() const { return m_segments.empty(); }
    [[nodiscard]] std::size_t base() const { return m_base; }
    [[nodiscard]] const std::vector<Segment> &segments() const { return m_segments; }

    /// The source range that a derived range came from: the hull of all segments touched. O(log segments).
    [[nodiscard]] Span toSource(Span derived) const;

    /// A map from the texts derived by `*this` to the source of `outer` (`*this` maps derived → middle, `outer` maps
    /// middle → source).
    [[nodiscard]] SourceMap through(const SourceMap &outer) const;

    friend bool operator==(const SourceMap &, const SourceMap &) = default;

private:
    std::size_t m_base = 0;
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
