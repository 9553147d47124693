// The members of one container: their addresses, and what becomes of those that cannot be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/containers/container.h"

namespace nachlese {

// Not thread-safe. Takes some 50 bytes of memory for each member.
class Members {
  public:
    // All are borrowed.
    Members(const ReadContext& context, const ReadSink& sink, const ReadMember& read_member,
            std::shared_ptr<UnpackingBudget> budget);

    // "container#name". Of a name that has been there already, `detail` follows, and " (2)" and so
    // on, so that addresses stay when a container grows. `name` may be any bytes.
    [[nodiscard]] std::string address(std::string_view name, std::string_view detail = {});

    // Fails where the container should not be read on; a fault of the member itself is reported.
    // Its articles and messages go to `sink`.
    Result<void> read(const std::string& address, std::unique_ptr<ByteSource> source,
                      ReadContext context, const ReadSink& sink);
    Result<void> read(const std::string& address, std::unique_ptr<ByteSource> source);

    void fail_at(const std::string& address, std::string reason) const;
    void pass_over(const std::string& address, std::string reason) const;

    [[nodiscard]] bool stopped() const { return sink_.stop && sink_.stop(); }
    // What members are read with: that of the container, without what is known of its folder.
    [[nodiscard]] ReadContext context() const;

  private:
    const ReadContext& context_;
    const ReadSink& sink_;
    const ReadMember& read_member_;
    std::shared_ptr<UnpackingBudget> budget_;
    std::unordered_map<std::uint64_t, std::uint32_t> times_named_;  // by hash of the name
};

}  // namespace nachlese
