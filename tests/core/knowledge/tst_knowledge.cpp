// SPDX-License-Identifier: MIT
#include "core/knowledge/knowledge.h"

#include <QTest>

using todoke::Knowledge;
using todoke::KnowledgeFile;

/// What loads, what does not, and where the complaint points.
class TestKnowledge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInLoadsWithoutError();
};

void TestKnowledge::builtInLoadsWithoutError()
{
    const Knowledge knowledge = todoke::loadKnowledge();
    for (const auto &error : knowledge.errors) {
        qWarning("%s:%zu:%zu: %s", error.file.c_str(), error.line, error.column, error.message.c_str());
    }
    QVERIFY(knowledge.errors.empty());
    QVERIFY(!knowledge.causes.empty());
}

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
