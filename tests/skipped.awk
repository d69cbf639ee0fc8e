# Reads the JUnit file that ctest writes and tells which checks were skipped, and why: each QSKIP, also
# in a program that passed, and each program that could not run at all.

function plain(text) {
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&apos;/, "'", text)
    gsub(/&amp;/, "\\&", text)
    return text
}

function skipped(reason, check,    key) {
    key = program ": " reason
    if (!(key in checks))
        order[++reasons] = key
    checks[key] = checks[key] (checks[key] == "" ? "" : "\001") check
    ++counts[key]
    ++total
}

# Prints the names below a heading, in lines of up to 100 characters where that is possible.
function folded(text,    names, count, i, line, name) {
    count = split(text, names, "\001")
    line = "     "
    for (i = 1; i <= count; ++i) {
        name = names[i] (i < count ? "," : "")
        if (length(line) + length(name) >= 100 && line != "     ") {
            print line
            line = "     "
        }
        line = line " " name
    }
    print line
}

/<testcase / {
    program = $0
    sub(/.*<testcase name="/, "", program)
    sub(/".*/, "", program)
    program = plain(program)
    whole = 0
}

/<skipped message="SKIP_RETURN_CODE/ { whole = 1; said = "" }

{ line = $0; sub(/.*<system-out>/, "", line) }

line ~ /^SKIP   : / {
    sub(/^SKIP   : [^:]*::/, "", line)
    at = match(line, /\) /) # behind the name of the check and its row
    skipped(plain(substr(line, at + 2)), plain(substr(line, 1, at)))
}

whole && said == "" && line !~ /^[ \t]*</ && line != "" { said = line }

whole && /<\/testcase>/ { skipped(plain(said), "the whole program") }

END {
    if (!total) {
        print "No check was skipped."
        exit
    }
    print "Skipped:"
    for (i = 1; i <= reasons; ++i) {
        print "  " order[i] " (" counts[order[i]] ")"
        folded(checks[order[i]])
    }
    print total (total == 1 ? " check was" : " checks were") " skipped."
}
