// SPDX-License-Identifier: MIT
#include "core/intake/formats/outlook/storage.h"

#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-input-proxy.h>
#include <gsf/gsf-utils.h>

#include <array>
#include <mutex>
#include <utility>

namespace todoke::outlook {

namespace {

void ignoreMessage(const gchar *, GLogLevelFlags, const gchar *, gpointer) {}

/// libgsf registers its types on first use without a lock, and tells about each oddity of a file on stderr.
void prepareLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] {
        gsf_init();
        for (const GType type : {gsf_input_memory_get_type(), gsf_input_proxy_get_type(), gsf_infile_get_type(),
                                 gsf_infile_msole_get_type()}) {
            g_type_class_unref(g_type_class_ref(type));
        }
        constexpr auto all = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_RECURSION);
        for (const char *domain : {"libgsf", "libgsf:msole"}) {
            g_log_set_handler(domain, all, ignoreMessage, nullptr);
        }
    });
}

struct Unref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, Unref>;

/// gsf_infile_child_by_name() prints why a child could not be opened, under no domain by which it could be silenced. So
/// the class is asked, which returns the reason instead.
Input childOf(GsfInfile *infile, const std::string &name)
{
    const auto *methods = G_TYPE_INSTANCE_GET_CLASS(infile, GSF_INFILE_TYPE, GsfInfileClass);
    GError *error = nullptr;
    Input child(methods->child_by_name(infile, name.c_str(), &error));
    g_clear_error(&error);
    return child;
}

} // namespace

struct Storage::Infile
{
    explicit Infile(GsfInfile *opened) : infile(opened) {}
    std::unique_ptr<GsfInfile, Unref> infile;
};

tl::expected<Storage, CompoundState> Storage::open(std::string_view bytes)
{
    if (const CompoundState state = checkCompoundFile(bytes); state != CompoundState::Good) {
        return tl::unexpected(state);
    }
    prepareLibrary();
    const auto *data = static_cast<const guint8 *>(static_cast<const void *>(bytes.data()));
    const Input input(gsf_input_memory_new(data, static_cast<gsf_off_t>(bytes.size()), FALSE));
    GsfInfile *root = input ? gsf_infile_msole_new(input.get(), nullptr) : nullptr;
    if (root == nullptr) {
        return tl::unexpected(CompoundState::Damaged);
    }
    auto budget = std::make_shared<Budget>();
    budget->bytes = 8 * bytes.size();
    return Storage(std::make_shared<Infile>(root), std::move(budget));
}

std::vector<std::string> Storage::names() const
{
    std::vector<std::string> found;
    const int count = gsf_infile_num_children(m_infile->infile.get());
    for (int i = 0; i < count; ++i) {
        const char *name = gsf_infile_name_by_index(m_infile->infile.get(), i);
        found.emplace_back(name != nullptr ? name : "");
    }
    return found;
}

std::optional<Storage> Storage::storage(const std::string &name) const
{
    Input child = childOf(m_infile->infile.get(), name);
    if (!child || !GSF_IS_INFILE(child.get()) || gsf_infile_num_children(GSF_INFILE(child.get())) < 0) {
        return std::nullopt; // a stream is an infile to libgsf too, with -1 children
    }
    return Storage(std::make_shared<Infile>(GSF_INFILE(child.release())), m_budget);
}

std::optional<std::string> Storage::stream(const std::string &name) const
{
    const Input child = childOf(m_infile->infile.get(), name);
    if (!child || (GSF_IS_INFILE(child.get()) && gsf_infile_num_children(GSF_INFILE(child.get())) >= 0)) {
        return std::nullopt;
    }
    const auto size = static_cast<std::size_t>(gsf_input_size(child.get()));
    if (size > m_budget->bytes) {
        m_budget->exceeded = true;
        return std::nullopt;
    }
    m_budget->bytes -= size;
    std::string bytes(size, '\0');
    auto *to = static_cast<guint8 *>(static_cast<void *>(bytes.data()));
    if (size > 0 && gsf_input_read(child.get(), size, to) == nullptr) {
        return std::nullopt;
    }
    return bytes;
}

} // namespace todoke::outlook
