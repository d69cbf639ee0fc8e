#pragma once

#include "app/http/message.h"
#include "app/trace/terms.h"
#include "ui/composer/composererror.h"
#include "ui/workspace/draft.h"

#include <QWidget>

#include <tl/expected.hpp>

class QBoxLayout;
class QCheckBox;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace thence::ui {

class ClientButton;
class ClientPage;
class ContentPage;
class CookiesPage;
class FittingTabs;
class InlineNote;
class LimitsPage;
class NetworkPage;
class Page;
class RequestLine;

/// Where a request is written and sent:
///
///   [POST v] [http://shop.test/checkout        ] [Follow as Chrome v] [Send]
///   ⚠ what is wrong with the method or the URL
///   Fields 3  Content 48 B  Auth  Cookies  Network  Limits               ⌄
///   (the chosen page, which can be folded away)
class Composer : public QWidget {
    Q_OBJECT

public:
    explicit Composer(QWidget* parent = nullptr);
    ~Composer() override;

    /// The request as written. The error is the first that any part has, so that after a request
    /// terms() holds as well.
    tl::expected<http::Request, ComposerError> request() const;
    /// Takes `request` over; cookies, network and limits stay as they are. `remark` stands below
    /// it until it is sent.
    void setRequest(const http::Request& request, const QString& remark = {});

    /// What stands here, sendable or not; cookies, network and limits are not part of it.
    Draft draft() const;
    void setDraft(const Draft& draft);

    /// What the trace is to be followed under.
    trace::Terms terms() const;
    /// Whether it is to pause at every hop.
    bool pauses() const;

    QString client() const;
    void setClient(const QString& id);

    /// While running the button stops the trace, and Enter does not send.
    void setRunning(bool running);
    bool isRunning() const { return running_; }

    /// Whether the pages below the tabs are shown.
    bool isUnfolded() const;
    void setUnfolded(bool unfolded);

    /// Puts the cursor into the URL box and selects what is there.
    void focusUrl();
    /// So that Enter sends; while a trace runs the URL box has the focus instead.
    void focusSend();

    QSize minimumSizeHint() const override;

signals:
    /// A person wants request() to be sent, and it can be.
    void sendRequested();
    void stopRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildRow();
    void buildTabs();
    void showClient();
    void submit();
    void showError(const ComposerError& error);
    void refreshTabs();

    QBoxLayout* rows_; ///< the request, and how it is sent
    FieldModel* fields_;
    RequestLine* line_;
    ClientButton* client_;
    QPushButton* send_;
    InlineNote* remark_;
    FittingTabs* tabs_;
    QCheckBox* pause_;
    QToolButton* fold_;
    QStackedWidget* stack_;
    ContentPage* content_;
    CookiesPage* cookies_;
    NetworkPage* network_;
    LimitsPage* limits_;
    ClientPage* clientPage_;
    std::vector<Page*> pages_; ///< in the order of the tabs
    bool running_ = false;
};

} // namespace thence::ui
