// SPDX-License-Identifier: MIT
#pragma once

#include "core/knowledge/entry_reader.h"
#include "core/knowledge/knowledge.h"

/// One reader a kind of entry: the schema of the knowledge files. Keys are the members' names in kebab-case.
namespace todoke {

void read(EntryReader &entry, Cause &into);
void read(EntryReader &entry, Step &into);
void read(EntryReader &entry, ActorWords &into);
void read(EntryReader &entry, Blocklist &into);
void read(EntryReader &entry, Receiver &into);
void read(EntryReader &entry, Provider &into);
void read(EntryReader &entry, HostPattern &into);
void read(EntryReader &entry, Rule &into);
void read(EntryReader &entry, ActorRow &into);
void read(EntryReader &entry, StatusMeaning &into);
void read(EntryReader &entry, HeaderMeaning &into);
void read(EntryReader &entry, HeaderText &into);

} // namespace todoke
