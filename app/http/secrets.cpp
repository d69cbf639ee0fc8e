#include "app/http/secrets.h"

#include "app/http/syntax.h"

#include <QByteArray>

#include <algorithm>
#include <iterator>

namespace whereto::http {

namespace {

struct SecretField {
    QByteArrayView name;
    Secret secret;
};
constexpr SecretField secretFields[] = {{"Authorization", Secret::Credentials},
                                        {"Proxy-Authorization", Secret::Credentials},
                                        {"Cookie", Secret::Cookies},
                                        {"Set-Cookie", Secret::Cookies},
                                        {"X-Api-Key", Secret::Token},
                                        {"X-Auth-Token", Secret::Token},
                                        {"X-Csrf-Token", Secret::Token},
                                        {"X-Xsrf-Token", Secret::Token},
                                        {"Api-Key", Secret::Token},
                                        {"X-Amz-Security-Token", Secret::Token}};

// Compared without case, '-' and '_': "accessToken" is "access_token".
constexpr QByteArrayView secretWords[] = {"accesstoken",   "apikey",
                                          "assertion",     "auth",
                                          "authtoken",     "authorization",
                                          "clientsecret",  "code",
                                          "codeverifier",  "credential",
                                          "idtoken",       "jwt",
                                          "key",           "otp",
                                          "passphrase",    "passwd",
                                          "password",      "pwd",
                                          "refreshtoken",  "samlresponse",
                                          "secret",        "session",
                                          "sessionid",     "sid",
                                          "sig",           "signature",
                                          "state",         "ticket",
                                          "token",         "xamzcredential",
                                          "xamzsignature", "xamzsecuritytoken"};

} // namespace

Secret secretIn(QByteArrayView name) {
    const auto found = std::find_if(
        std::begin(secretFields), std::end(secretFields),
        [&](const SecretField& field) { return equalsIgnoringCase(field.name, name); });
    return found == std::end(secretFields) ? Secret::None : found->secret;
}

bool isSecretParameter(QByteArrayView name) {
    QByteArray plain;
    for (const char c : name)
        if (c != '-' && c != '_')
            plain.append(c);
    return std::any_of(std::begin(secretWords), std::end(secretWords),
                       [&](QByteArrayView word) { return equalsIgnoringCase(plain, word); });
}

} // namespace whereto::http
