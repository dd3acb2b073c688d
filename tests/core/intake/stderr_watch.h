// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTemporaryFile>

#include <unistd.h>

/// What is written to stderr while it lives.
class StderrWatch
{
public:
    StderrWatch() : m_saved(dup(2))
    {
        if (m_file.open()) {
            dup2(m_file.handle(), 2);
        }
    }
    ~StderrWatch() { stop(); }
    QByteArray stop()
    {
        if (m_saved >= 0) {
            dup2(m_saved, 2);
            close(m_saved);
            m_saved = -1;
        }
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    QTemporaryFile m_file;
    int m_saved;
};
