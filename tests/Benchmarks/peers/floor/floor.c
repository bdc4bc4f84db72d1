/* The floor: what the kernel costs. epoll, recv, a search for the end of each head, one send a batch; nothing is parsed.
 * usage: floor PORT */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_EVENTS = 512, BUFFER = 64 * 1024 };

static char response[512];
static int response_length;

/* As the servers do it: the Date is right to the second. */
static void refresh(void) {
    static time_t last;
    time_t now = time(NULL);
    if (now == last) return;
    last = now;
    char date[64];
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime(&now));
    response_length = snprintf(response, sizeof response,
        "HTTP/1.1 200 OK\r\nDate: %s\r\nServer: floor\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Length: 13\r\n\r\nHello, World!", date);
}

static int listen_on(int port) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, 2048)) {
        perror("floor: cannot listen");
        exit(2);
    }
    return fd;
}

static void accept_all(int epoll, int listener) {
    int fd, on = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    }
}

static int answer(int fd) {
    static char in[BUFFER], out[BUFFER * 4];
    ssize_t length = recv(fd, in, sizeof in, 0);
    if (length <= 0) return -1;
    int written = 0;
    for (char *at = in, *end = in + length; (at = memmem(at, end - at, "\r\n\r\n", 4)); at += 4) {
        memcpy(out + written, response, response_length);
        written += response_length;
    }
    return written == 0 || send(fd, out, written, MSG_NOSIGNAL) == written ? 0 : -1;
}

int main(int argc, char **argv) {
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 8000), epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[MAX_EVENTS];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int count = epoll_wait(epoll, events, MAX_EVENTS, 1000);
        refresh();
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) accept_all(epoll, listener);
            else if (answer(fd) < 0) close(fd);
        }
    }
}
