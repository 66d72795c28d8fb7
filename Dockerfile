# The mock as an image. First: npm pack
#
#   docker build --tag cxone-mock .
#   docker buildx build --platform linux/amd64,linux/arm64 --tag cxone-mock .
ARG NODE_IMAGE=node:24-alpine

FROM ${NODE_IMAGE} AS install
WORKDIR /app
COPY cxone-mock-*.tgz ./cxone-mock.tgz
# `redis` and `lmdb` are for --store.
RUN npm init --yes >/dev/null \
    && npm install --omit=dev --no-audit --no-fund ./cxone-mock.tgz redis lmdb \
    && rm -rf cxone-mock.tgz /root/.npm \
    && mkdir /data

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="cxone-mock" \
      org.opencontainers.image.description="A stateful fake of NICE CXone's authentication and recording-control APIs" \
      org.opencontainers.image.licenses="MIT"
COPY --from=install /app /app
# A volume takes over the owner of the folder, so `start --store /data` can write to it.
COPY --from=install --chown=1000:1000 /data /data
ENV PATH=/app/node_modules/.bin:$PATH \
    NODE_ENV=production \
    CXONE_MOCK_HOST=0.0.0.0 \
    CXONE_MOCK_ALLOWED_HOSTS=cxone-mock,host.docker.internal
WORKDIR /data
USER 1000:1000
EXPOSE 4080
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s \
    CMD ["sh", "-c", "cxone-mock wait --timeout 3s --url http://127.0.0.1:${CXONE_MOCK_PORT:-4080} || exit 1"]
ENTRYPOINT ["cxone-mock"]
CMD ["start"]
