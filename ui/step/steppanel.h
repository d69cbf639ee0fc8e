#pragma once

#include "app/record/event.h"
#include "ui/composer/composererror.h"
#include "ui/workspace/draft.h"

#include <QWidget>

#include <tl/expected.hpp>

#include <functional>
#include <map>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace thence::ui {

class ChangesPage;
class ClientButton;
class ContentPage;
class FieldModel;
class InlineNote;
class Page;
class RequestLine;
class TabBar;

/// The request that waits while a trace is paused: what changed on the way to it, and everything in
/// it to be edited before it is sent. Its widgets are made when it is first shown: few traces
/// pause.
///
///   Paused before hop 2   Chrome sends this next.
///   [GET v] [https://shop.test/checkout            ] [This step as Chrome v]
///   ⚠ what is wrong with the method or the URL
///   Changes 4  Fields 3  Content
///   (the chosen page)
///   [Undo edits]                           [Go to the end] [Go on]
class StepPanel : public QWidget {
    Q_OBJECT

public:
    explicit StepPanel(QWidget* parent = nullptr);
    ~StepPanel() override;

    /// Shows what waits in `record`. The same pause made anew by another client keeps what was
    /// edited, and so does one that is shown again after another. Whether it was never shown
    /// before.
    bool setPause(record::Id record, const record::Pause& pause);
    /// Nothing waits in what is shown.
    void clear();
    /// Forgets what was edited for the records that `isGone` names.
    void forget(const std::function<bool(record::Id)>& isGone);

    /// Sends the request, if it can be sent: goOnWanted() or an error where it is wrong.
    void goOn();
    /// The same, and no further pauses.
    void goToEnd();

    void setVisible(bool visible) override;

signals:
    void goOnWanted(const thence::http::Request& request);
    void goToEndWanted(const thence::http::Request& request);
    /// This step is to be made by another client.
    void clientChosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildTabs();
    void openPage(int index);
    QWidget* makeButtons();
    tl::expected<http::Request, ComposerError> written() const;
    bool isEdited() const;
    void fill();
    void keepEdits();
    void write(const Draft& draft);
    std::optional<http::Request> take();
    void showError(const ComposerError& error);
    void explain();
    void refresh();
    QString origin() const;

    /// What a person made of a request that waits, while another one is shown.
    struct Edits {
        int index = -1; ///< of the pause
        Draft draft;
    };

    record::Id record_ = 0;
    std::optional<record::Pause> pause_;
    std::map<record::Id, Edits> edits_;
    std::map<record::Id, int> shown_; ///< the last pause of each record that was shown
    /// What the form said before anybody edited it.
    tl::expected<http::Request, ComposerError> untouched_;
    FieldModel* fields_;
    QLabel* title_ = nullptr;
    QLabel* intro_ = nullptr;
    RequestLine* line_ = nullptr; ///< null until first shown, like all of them
    ClientButton* client_ = nullptr;
    InlineNote* remark_ = nullptr;
    TabBar* tabs_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    ChangesPage* changes_ = nullptr;
    ContentPage* content_ = nullptr;
    std::vector<Page*> pages_; ///< in the order of the tabs
    QPushButton* undo_ = nullptr;
    QPushButton* goOn_ = nullptr;
};

} // namespace thence::ui
