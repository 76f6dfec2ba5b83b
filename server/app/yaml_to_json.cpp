// SPDX-License-Identifier: GPL-3.0-or-later
// A tool of the build: yaml_to_json IN OUT. Keeps the order of keys, which a reader of the document
// sees, and refuses a key that is there twice, of which YAML readers silently take one. Leaves out
// whatever is marked `x-planned: true`: it is not served yet.
#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

namespace {

void writeString(std::ostream &out, const std::string &text)
{
    out << '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out << '\\' << c;
        else if (static_cast<unsigned char>(c) >= 0x20)
            out << c;
        else {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out << escape;
        }
    }
    out << '"';
}

/// By YAML's core schema: only a scalar without quotes is anything but text.
void writeScalar(std::ostream &out, const YAML::Node &node)
{
    static const std::regex kNumber{"-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?"};
    const std::string &text = node.Scalar();
    const bool plain = node.Tag() == "?";
    if (plain && (text == "true" || text == "false" || std::regex_match(text, kNumber)))
        out << text;
    else
        writeString(out, text);
}

bool isPlanned(const YAML::Node &node)
{
    return node.IsMap() && node["x-planned"] && node["x-planned"].as<bool>();
}

void write(std::ostream &out, const YAML::Node &node);

void writeMap(std::ostream &out, const YAML::Node &node)
{
    std::set<std::string> seen;
    bool first = true;
    out << '{';
    for (const auto &entry : node) {
        const std::string &key = entry.first.Scalar();
        if (!seen.insert(key).second)
            throw std::runtime_error("line " + std::to_string(entry.first.Mark().line + 1) + ": " +
                                     key + " is there twice");
        if (isPlanned(entry.second))
            continue;
        out << (std::exchange(first, false) ? "" : ",");
        writeString(out, key);
        out << ':';
        write(out, entry.second);
    }
    out << '}';
}

void writeList(std::ostream &out, const YAML::Node &node)
{
    bool first = true;
    out << '[';
    for (const auto &item : node) {
        if (isPlanned(item))
            continue;
        out << (std::exchange(first, false) ? "" : ",");
        write(out, item);
    }
    out << ']';
}

void write(std::ostream &out, const YAML::Node &node)
{
    if (node.IsMap())
        writeMap(out, node);
    else if (node.IsSequence())
        writeList(out, node);
    else if (node.IsScalar())
        writeScalar(out, node);
    else
        out << "null";
}

} // namespace

int main(int argc, char **argv)
try {
    if (argc != 3)
        throw std::runtime_error("usage: yaml_to_json IN OUT");
    const auto document = YAML::LoadFile(argv[1]);
    std::ofstream out{argv[2], std::ios::binary};
    write(out, document);
    out.close();
    return out ? 0 : throw std::runtime_error(std::string{"cannot write "} + argv[2]);
} catch (const std::exception &problem) {
    std::cerr << "yaml_to_json: " << problem.what() << '\n';
    return 1;
}
