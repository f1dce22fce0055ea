' Edits a Word file in LibreOffice as a list of orders says: a file of lines "order|where|what", the first three lines
' being the file to read, the one to write, and 1 where changes are tracked. A place is named by how it begins.

Function FindParagraph(doc, start)
  Dim paragraphs, one
  paragraphs = doc.Text.createEnumeration()
  Do While paragraphs.hasMoreElements()
    one = paragraphs.nextElement()
    If one.supportsService("com.sun.star.text.Paragraph") Then
      If InStr(1, one.String, start, 0) = 1 Then
        FindParagraph = one
        Exit Function
      End If
    End If
  Loop
End Function

Sub AddWords(paragraph, words)
  Dim cursor
  cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
  paragraph.Text.insertString(cursor, words, False)
End Sub

Sub AddAfter(paragraph, words)
  Dim cursor
  cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
  paragraph.Text.insertControlCharacter(cursor, 0, False)
  paragraph.Text.insertString(cursor, words, False)
End Sub

Sub SwapWords(paragraph, pair)
  Dim portions, one, cursor, at, words
  words = Split(pair, "=>")
  portions = paragraph.createEnumeration()
  Do While portions.hasMoreElements()
    one = portions.nextElement()
    at = InStr(1, one.String, words(0), 0)
    If at > 0 Then
      cursor = paragraph.Text.createTextCursorByRange(one.Start)
      cursor.goRight(at - 1, False)
      cursor.goRight(Len(words(0)), True)
      cursor.setString(words(1))
      Exit Sub
    End If
  Loop
End Sub

Sub TakeOut(paragraph)
  Dim cursor
  cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
  cursor.gotoEndOfParagraph(True)
  cursor.gotoNextParagraph(True)
  cursor.setString("")
End Sub

Sub AddNote(doc, paragraph, words, kind)
  Dim note, cursor
  note = doc.createInstance("com.sun.star.text." & kind)
  cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
  paragraph.Text.insertTextContent(cursor, note, False)
  note.Text.insertString(note.Text.End, words, False)
End Sub

Sub AddComment(doc, paragraph, words)
  Dim remark, cursor
  remark = doc.createInstance("com.sun.star.text.textfield.Annotation")
  remark.Author = "Colleague"
  remark.Content = words
  cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
  paragraph.Text.insertTextContent(cursor, remark, False)
End Sub

Sub Run()
  Dim source, target, tracked, order, parts, doc, paragraph
  Dim opened(1) As New com.sun.star.beans.PropertyValue
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  On Error GoTo Stopped
  Open Environ("UPRDRAFT_ORDERS") For Input As #1
  Line Input #1, source
  Line Input #1, target
  Line Input #1, tracked
  opened(0).Name = "URL"
  opened(0).Value = ConvertToURL(source)
  opened(1).Name = "FilterName"
  opened(1).Value = "MS Word 2007 XML"
  ' Without a window, which the version for servers cannot draw.
  doc = createUnoService("com.sun.star.text.TextDocument")
  doc.load(opened())
  doc.RecordChanges = (tracked = "1")
  Do While Not EOF(1)
    Line Input #1, order
    parts = Split(order, "|")
    paragraph = FindParagraph(doc, parts(1))
    Select Case parts(0)
      Case "append": AddWords(paragraph, parts(2))
      Case "after": AddAfter(paragraph, parts(2))
      Case "replace": SwapWords(paragraph, parts(2))
      Case "remove": TakeOut(paragraph)
      Case "endnote": AddNote(doc, paragraph, parts(2), "Endnote")
      Case "footnote": AddNote(doc, paragraph, parts(2), "Footnote")
      Case "comment": AddComment(doc, paragraph, parts(2))
    End Select
  Loop
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(target), saved())
Stopped:
  Close #1
  StarDesktop.terminate()
End Sub
