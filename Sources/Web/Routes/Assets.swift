import HTTPTypes
import Hummingbird
import Pages

extension Site {
    /// Styles, scripts and symbols: kept by browsers for a year, since a change changes the address.
    func addAssets(to routes: Routes) {
        for asset in Asset.all {
            let plain = asset.content
            let small = gzipped(plain, level: 9)
            routes.get(asset.address, .open) { request, context in
                var headers: HTTPFields = [
                    .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
                    .vary: "Accept-Encoding",
                ]
                if let small, request.acceptsGzip {
                    headers[.contentEncoding] = "gzip"
                    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: small)))
                }
                return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: plain)))
            }
        }
    }
}
