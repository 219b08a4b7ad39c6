"""The photos chosen, as the model will see them: pick one to leave it out, or to crop it."""

from collections.abc import Mapping
from pathlib import Path

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QImage, QPainter, QPixmap
from PyQt6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import Box
from desktop.ui import texts
from desktop.ui.label import tip
from desktop.ui.learn.gathering import Gathering
from desktop.ui.learn.previews import SIDE, Previews

NAME = Qt.ItemDataRole.UserRole  # of the file; empty of one that cannot be used
FAINT = 0.25  # opacity of what is left out
CELL = QSize(SIDE + 26, SIDE + 38)


class PhotoSheet(QListWidget):
    """Shows every photo, used or left out, and what is worth knowing about it.

    Signals:
        crop_asked(name): a photo was double-clicked, or Enter pressed on it.
        counted: other photos are used than before.
        failed(UserError): a photo could not be left out or taken back.
    """

    crop_asked = pyqtSignal(str)
    counted = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, gathering: Gathering):
        super().__init__()
        self._gathering, self._choice = gathering, gathering.choice
        self._previews = Previews(self)
        self._previews.made.connect(self._show_preview)
        self._items: dict[str, QListWidgetItem] = {}
        self._images: dict[str, QImage] = {}
        self.fit = "auto"
        self._boxes: dict[str, Box] = {}
        self._remarks: Mapping[str, tuple[str, ...]] = {}
        self.setObjectName("photos")
        self.setAccessibleName(texts.LEARN_PHOTOS)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(CELL)
        self.setUniformItemSizes(True)
        # A camera numbers its photos at the end; and from right to left a name cut off there would
        # seem to lack its beginning.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemDoubleClicked.connect(self._ask_to_crop)

    def update_photos(self) -> None:
        """Show photos that have come meanwhile, and forget those that have gone."""
        known = {*self._choice.used(), *self._choice.left_out()}
        for name in [name for name in self._items if name not in known | self._unusable()]:
            self.takeItem(self.row(self._items.pop(name)))
        for name in sorted(known - self._items.keys(), key=str.casefold):
            self._add(name, name)
            self._request(name)
        for name in sorted(self._unusable() - self._items.keys()):
            self._add(name, "").setIcon(QIcon(self._blank()))
        self._describe(*self._items)

    def show_fit(self, fit: str) -> None:
        """Show all photos made square in another way."""
        if fit == self.fit:
            return
        self.fit = fit
        for name, item in self._items.items():
            if item.data(NAME):
                self._request(name)

    def show_boxes(self, boxes: dict[str, Box]) -> None:
        """Show photos cut to squares, by their names; the others as all are made square."""
        before, self._boxes = self._boxes, boxes
        for name, item in self._items.items():
            if item.data(NAME) and before.get(name) != boxes.get(name):
                self._request(name)

    def show_remarks(self, remarks: Mapping[str, tuple[str, ...]]) -> None:
        """Show what was found out about photos beside each other, by their names."""
        self._remarks = remarks
        self._describe(*self._items)

    def box(self, name: str) -> Box | None:
        """Where a photo is cut; None where it is made square by itself, or by hand."""
        return None if self._choice.is_by_hand(name) else self._boxes.get(name)

    def refresh(self, name: str) -> None:
        """Show a photo that was made square by hand."""
        self._request(name)
        self._describe(name)

    def picked(self) -> list[str]:
        """The names of the photos that are selected and can be used."""
        return [name for item in self.selectedItems() if (name := item.data(NAME))]

    def toggle(self) -> None:
        """Leave the selected photos out, or take them back if all of them are left out."""
        names, left_out = self.picked(), set(self._choice.left_out())
        back = all(name in left_out for name in names)
        for name in names:
            try:
                if back:
                    self._choice.take_back(name)
                elif name not in left_out:
                    self._choice.leave_out(name)
            except ModelFileError as error:
                self.failed.emit(error)
                break
            self._describe(name)
            self._paint(name)
        self.counted.emit()

    def keyPressEvent(self, event):
        """Delete and Space leave photos out or take them back, Enter crops."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
            self.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (item := self.currentItem()):
            self._ask_to_crop(item)
        else:
            super().keyPressEvent(event)

    def _unusable(self) -> set[str]:
        return set(self._gathering.unusable)

    def _request(self, name: str) -> None:
        """Want a preview; what was made square by hand is square already."""
        fit = "crop" if self._choice.is_by_hand(name) else self.fit
        self._previews.request(self._choice.path(name), fit, self.box(name))

    def _add(self, key: str, name: str) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setData(NAME, name)
        item.setSizeHint(CELL)
        self._items[key] = item
        self.addItem(item)
        return item

    def _describe(self, *names: str) -> None:
        """Say below photos what is the matter with them, and all of it in their tooltips."""
        used, by_hand = set(self._choice.used()), set(self._choice.made_square())
        for name in names:
            self._describe_one(name, name not in used, name in by_hand)

    def _describe_one(self, name: str, left_out: bool, by_hand: bool) -> None:
        item, reason = self._items[name], self._gathering.unusable.get(name)
        found = *self._gathering.remarks.get(name, ()), *self._remarks.get(name, ())
        remarks = [texts.of_remark(one) for one in dict.fromkeys(found)]  # what both say, once
        if reason is not None and not item.data(NAME):
            words, remarks = texts.LEARN_UNUSABLE, [texts.of_remark(reason)]
        elif left_out:
            words = texts.LEARN_LEFT_OUT
        elif by_hand:
            words = texts.LEARN_BY_HAND
        else:
            words = texts.LEARN_REMARK if remarks else Path(name).stem  # of a copy, whatever it was
        said = ", ".join([name, words, *remarks])
        if item.data(Qt.ItemDataRole.AccessibleTextRole) == said:
            return  # with each photo that comes all are asked, and the list would be laid out anew
        item.setText(words)
        item.setToolTip(tip(name, *remarks))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _is_left_out(self, name: str) -> bool:
        return not (self._choice.photos / name).is_file()

    def _show_preview(self, name: str, image: QImage) -> None:
        self._images[name] = image
        self._paint(name)

    def _paint(self, name: str) -> None:
        item, image = self._items.get(name), self._images.get(name)
        if not item or image is None:
            return
        pixmap = QPixmap.fromImage(image)
        if self._is_left_out(name):
            pale = self._blank()
            painter = QPainter(pale)
            painter.setOpacity(FAINT)
            painter.drawPixmap(0, 0, pixmap)
            painter.end()
            pixmap = pale
        item.setIcon(QIcon(pixmap))

    def _blank(self) -> QPixmap:
        pixmap = QPixmap(SIDE, SIDE)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _ask_to_crop(self, item: QListWidgetItem) -> None:
        if name := item.data(NAME):
            self.crop_asked.emit(name)
