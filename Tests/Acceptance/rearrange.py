#!/usr/bin/env python3
"""Writes a survey as another agency might send it: columns reordered, titles in English, another sheet name."""
import sys

import openpyxl

source, target = sys.argv[1:3]
book = openpyxl.load_workbook(source)
for other in book.sheetnames[1:]:
    del book[other]
sheet = book.worksheets[0]
header, first, last = 8, 10, 145
english = {
    "STT": "No.", "Tên doanh nghiệp": "Company name", "Mã số thuế": "Tax code", "Địa chỉ": "Address",
    "Người liên hệ": "Contact person", "Chức vụ": "Position", "Điện thoại": "Phone", "Email": "E-mail",
    "Lĩnh vực": "Field", "Nhu cầu công nghệ": "Technology need", "Yêu cầu kỹ thuật": "Technical requirements",
    "Hình thức hợp tác mong muốn": "Cooperation sought", "Dự kiến kinh phí": "Budget",
    "Thời gian mong muốn": "Timing", "Hình thức tham dự": "Attendance", "Ngôn ngữ": "Languages",
    "Ngày gửi phiếu": "Date of answer", "Ghi chú": "Notes",
}
titles = [sheet.cell(header, column).value or sheet.cell(header - 1, column).value for column in range(1, 20)]
titles = [english.get(title, "Detailed description" if title and title.startswith("Mô tả") else title) for title in titles]
order = [1, 0, 9, 10, 11, 13, 12, 14, 4, 5, 7, 6, 2, 3, 8, 16, 15, 17, 18]  # of columns A to S

book.create_sheet("Survey answers")
new = book["Survey answers"]
new.append(["Technology needs of Vietnamese firms, 2022"])
new.append([])
new.append([titles[index] for index in order])
for row in range(first, last + 1):
    new.append([sheet.cell(row, index + 1).value for index in order])
    for cell, index in zip(new[new.max_row], order):
        cell.number_format = sheet.cell(row, index + 1).number_format
del book[sheet.title]
book.save(target)
