// SPDX-License-Identifier: MIT
#pragma once

#include "core/text/charset.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <optional>
#include <string>
#include <string_view>

namespace todoke::cli {

/// A JSON writer that knows our values and the rule "absent is null, never an empty string".
class Json
{
public:
    void object(auto &&members)
    {
        m_writer.StartObject();
        members();
        m_writer.EndObject();
    }
    void array(const auto &values, auto &&each)
    {
        m_writer.StartArray();
        for (const auto &value : values) {
            each(value);
        }
        m_writer.EndArray();
    }
    void key(std::string_view name) { m_writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

    void text(std::string_view value)
    {
        if (isValidUtf8(value)) {
            m_writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
        } else {
            const std::string valid = decodeCharset(value, "utf-8").text;
            m_writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
        }
    }
    void textOrNull(std::string_view value) { value.empty() ? null() : text(value); }
    void number(std::size_t value) { m_writer.Uint64(value); }
    void boolean(bool value) { m_writer.Bool(value); }
    void null() { m_writer.Null(); }

    void member(std::string_view name, std::string_view value)
    {
        key(name);
        textOrNull(value);
    }
    void member(std::string_view name, bool value)
    {
        key(name);
        boolean(value);
    }
    void member(std::string_view name, std::optional<bool> value)
    {
        key(name);
        value ? boolean(*value) : null();
    }
    void member(std::string_view name, std::size_t value)
    {
        key(name);
        number(value);
    }
    template <typename T>
    void codeMember(std::string_view name, const std::optional<T> &value)
    {
        member(name, value ? std::string_view(value->toString()) : std::string_view());
    }
    void ids(std::string_view name, const auto &values)
    {
        key(name);
        array(values, [this](const auto &id) { text(id.value); });
    }

    [[nodiscard]] std::string take() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }

private:
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer{m_buffer};
};

} // namespace todoke::cli
