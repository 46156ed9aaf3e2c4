import Text

extension DiacriticRestorer {
    /// Phrases in which firms speak of their needs: the words between the terms, which the thesaurus does not hold.
    static let ownPhrases: [String] = """
        doanh nghiệp chúng tôi cần tìm đối tác nước ngoài để chuyển giao công nghệ
        công ty đang tìm thiết bị phù hợp với quy mô nhỏ và vừa
        hiện nay xưởng làm thủ công nên năng suất thấp, tốn nhân công và mất nhiều thời gian
        máy cũ hay hỏng, chi phí sửa chữa cao, phải dừng dây chuyền nhiều giờ mỗi tháng
        muốn giảm tiền điện ít nhất hai mươi phần trăm mỗi năm
        yêu cầu bảo hành tại chỗ, có kỹ sư hướng dẫn vận hành và đào tạo công nhân
        có thể chạy thử tại nhà máy trước khi mua
        không làm ảnh hưởng đến sản xuất đang chạy
        giải pháp giám sát từ xa qua điện thoại và máy tính
        hệ thống tự động kiểm tra chất lượng sản phẩm trên dây chuyền
        nước sau xử lý phải đạt quy chuẩn cột A, mùi hôi bị dân phản ánh
        thu hồi và tái sử dụng nước, bùn và chất thải rắn
        nguyên liệu đầu vào không đồng đều, tỷ lệ phế phẩm cao
        khách hàng yêu cầu truy xuất nguồn gốc và chứng nhận để xuất khẩu
        lắp đặt trong khu công nghiệp, diện tích hạn chế, mặt bằng chật
        công suất dự kiến tấn mỗi ngày, mét khối mỗi giờ
        thời gian giao hàng chậm, kho lạnh không giữ được nhiệt độ
        kéo dài thời gian bảo quản, giữ màu và mùi vị tự nhiên
        ngân sách dự kiến, vốn đầu tư ban đầu, hoàn vốn trong ba năm
        hợp tác liên doanh, làm đại lý phân phối tại Việt Nam
        nhập khẩu từ Hàn Quốc, thay thế hàng Trung Quốc
        tư vấn, thiết kế, chế tạo, lắp ráp và bảo trì máy móc
        phần mềm quản lý kho, đơn hàng, nhân sự và kế toán
        đo độ ẩm, nhiệt độ, áp suất, nồng độ bụi và khí thải
        cảnh báo sớm khi có sự cố, tránh tai nạn cho người lao động
        trại nuôi bị bệnh, tỷ lệ sống thấp, thức ăn hao hụt
        cây trồng thiếu nước vào mùa khô, đất nhiễm mặn
        bề mặt bị gỉ, sơn bong tróc, mối hàn không đều
        cắt gọt kim loại với độ chính xác cao, dao mòn nhanh
        khuôn phải nhập từ nước ngoài, giá cao và chờ lâu
        in ấn bao bì sắc nét, mực không độc hại
        vải co rút, nhuộm không đều màu, tốn nhiều nước và hóa chất
        tàu cá, cảng biển, bến bãi, xe nâng và container
        bệnh viện, trường học, khách sạn, nhà hàng và chung cư
        quét mã vạch, nhận dạng biển số, đọc chứng từ bằng trí tuệ nhân tạo
        dữ liệu rời rạc trên giấy tờ và bảng tính, báo cáo chậm
        năng lượng mặt trời trên mái nhà xưởng, pin lưu trữ điện
        nồi hơi đốt than gây khói bụi, cần thay bằng nhiên liệu sạch
        tận dụng phụ phẩm vỏ, xương, bã, rơm, trấu làm phân bón và thức ăn
        sấy khô, đông lạnh, hút chân không, tiệt trùng, đóng gói
        chưa có kinh nghiệm, mong được tham quan mô hình thực tế
        các loại, một số, những, nhiều, mỗi, từng, cả, tất cả, khác, cùng, giữa, trong, ngoài, trên, dưới, trước, sau
        và, hoặc, nhưng, vì, nên, nếu, thì, để, được, bị, phải, cần, muốn, đang, đã, sẽ, chưa, không, có, là, của, cho, với
        từ, đến, theo, về, tại, ở, bằng, như, khi, lúc, hiện tại, sau khi, trước khi, trong khi, kể cả, đặc biệt, nhất là
        rất nhiều, quá lớn, khá nhỏ, còn thấp, lên cao, xuống, ra, vào, lại, nữa, chỉ, cũng, vẫn, đều, mới, thường, hay
        ít nhất, tối thiểu, tối đa, khoảng, gần, hơn, dưới mức, vượt quá, đúng, đủ, thiếu, thừa, hết, còn
        một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, trăm, nghìn, triệu, tỷ đồng
        ngày, tháng, năm, giờ, phút, giây, tuần, quý, ca, mùa, vụ, đợt, lần, lô, mẻ, bộ, cái, chiếc, người, nhà, con
        việc làm, cách làm, làm việc, làm sạch, làm mát, làm khô, làm lạnh, làm giảm, làm tăng, dùng, sử dụng, áp dụng
        nhà máy, nhà xưởng, phân xưởng, cơ sở, hợp tác xã, hộ nông dân, tổ hợp tác, trang trại, vùng, tỉnh, huyện, xã, thành phố
        người dân, người lao động, thợ, nhân viên, chủ tàu, khách, bên mua, bên bán, nhà cung cấp, đơn vị, tổ chức
        tăng năng suất, giảm chi phí, nâng cao chất lượng, cải tiến quy trình, rút ngắn thời gian, đảm bảo an toàn
        hỏng, vỡ, nứt, mẻ, rách, xước, móp, cong, vênh, lệch, kẹt, tắc, rò rỉ, cháy, nổ, chập, mất, hao, lẫn, bẩn, bám, dính
        nóng, lạnh, ẩm, khô, ướt, nhẹ, nặng, dài, ngắn, dày, mỏng, cứng, mềm, giòn, dẻo, trơn, nhám, đục, trong, đặc, loãng
        màu sắc, mùi vị, kích thước, hình dạng, trọng lượng, độ dày, độ bền, độ cứng, tốc độ, tần suất, hiệu suất, sai số
        đo, cân, đếm, kiểm, soi, dò, quét, ghi, lưu, gửi, nhận, tính, lập, in, dán, cắt, mài, khoan, phay, tiện, uốn, dập, ép, đùn
        rửa, hấp, luộc, rang, xay, nghiền, trộn, lọc, ly tâm, cô đặc, chiết, lên men, ủ, phơi, đóng hộp, dán nhãn, xếp, dỡ, chở
        nước thải, nước mặn, nước ngọt, nước mưa, nước biển, không khí, khói, bụi, khí, dầu mỡ, axit, muối, đường, bột, sữa, thịt, cá, tôm, mực, rau, quả
        gỗ, giấy, nhựa, cao su, vải, sợi, da, giày, thép, sắt, đồng, nhôm, kẽm, kính, gốm, đá, cát, xi măng, gạch, ngói
        điện, điện tử, điện lạnh, máy tính, mạng, cảm biến, bộ điều khiển, động cơ, bơm, quạt, van, ống, bồn, bể, lò, tủ, giàn
        chứng nhận, tiêu chuẩn, quy định, kiểm định, hồ sơ, giấy phép, hợp đồng, thanh toán, thuế, hải quan, bảo hiểm
        có sẵn, đã có, chưa có, sắp mở rộng, đang xây dựng, đời cũ, còn tốt, thay mới, nâng cấp, cải tạo, di dời
        ưu tiên, chấp nhận, sẵn sàng, mong muốn, đề nghị, quan tâm, tham khảo, báo giá, thương lượng, thỏa thuận
        khó, dễ, nhanh, chậm, sớm, muộn, kịp, liên tục, định kỳ, thường xuyên, đột xuất, hàng ngày, hằng năm, ban đêm, buổi sáng
        tiếng Việt, tiếng Anh, tiếng Hàn, phiên dịch, tài liệu, bản vẽ, hướng dẫn, đào tạo, kỹ thuật, kỹ sư, chuyên gia
        ít tốn chỗ, dễ vận hành, dễ vệ sinh, bền và an toàn
        """.split(separator: "\n").map(String.init)
}
